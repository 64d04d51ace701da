"""Public addresses of certificates; the language stands before them."""

from django.urls import path

from certificates.views import holder, verification

app_name = "certificates"
urlpatterns = [
    path("verify/", verification.verify, name="verify"),
    path("verify/<str:token>/", verification.verify_token, name="verify_token"),
    path("certificates/", holder.mine, name="mine"),
    path("certificates/<str:token>/pdf/", holder.download, name="download"),
    path("certificates/<str:token>/name/", holder.name_visibility, name="name_visibility"),
]
