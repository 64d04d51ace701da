"""Who may do what with whose: the rows that `test_access` tries.

A row is a route, the method, what stands in its address (the words of `access_world`), and what each person gets:

- a status, as the browser sees it; `go`: led on to another page;
- `in`: asked to sign in; `no`: the admin's refusal, which leads to its front page and says so.

The things are the owner's, of a course whose certificates the issuer's partner gives. A learner's or another partner's
thing is a 404 for whoever has no business with it: that it exists is nobody's to know.
"""

from dataclasses import dataclass
from typing import Final

WHO: Final = (
    "visitor",
    "owner",
    "other",
    "methodologist",
    "reviewer",
    "editor",
    "translator",
    "issuer",
    "other issuer",
    "administrator",
)

#                                                        vis own oth met rev edi tra iss oiss adm
TABLE: Final = """
root                             GET                    | go  go  go  go  go  go  go  go  go  go
healthz                          GET                    | 200 200 200 200 200 200 200 200 200 200
picture                          GET  picture           | 404 404 404 404 404 404 404 404 404 404
weave_belt                       GET  course            | 200 200 200 200 200 200 200 200 200 200
weave_sign                       GET  course unit       | 200 200 200 200 200 200 200 200 200 200
sitemap_xml                      GET                    | 200 200 200 200 200 200 200 200 200 200
reading_settings                 GET                    | 200 200 200 200 200 200 200 200 200 200
account_login                    GET                    | 200 go  go  go  go  go  go  go  go  go
profile                          GET                    | in  200 200 200 200 200 200 200 200 200
consent                          POST                   | in  go  go  go  go  go  go  go  go  go
my_data                          GET                    | in  200 200 200 200 200 200 200 200 200
download_data                    POST                   | in  200 200 200 200 200 200 200 200 200
erase_account                    GET                    | in  200 200 200 200 200 200 200 200 200
account_erased                   GET                    | 200 200 200 200 200 200 200 200 200 200
demo_sign_in                     POST                   | 404 404 404 404 404 404 404 404 404 404
setup                            GET  setup             | 200 200 200 200 200 200 200 200 200 200
dashboard                        GET                    | in  200 200 200 200 200 200 200 200 200
course_enrol                     POST course            | in  go  go  go  go  go  go  go  go  go
course_leave                     POST course            | in  go  404 404 404 404 404 404 404 404
course_continue                  GET  course            | in  go  go  go  go  go  go  go  go  go
course_finished                  GET  course            | in  200 go  go  go  go  go  go  go  go
unit_fallback                    GET  unit              | go  go  go  go  go  go  go  go  go  go
unit_done                        POST unit              | in  go  go  go  go  go  go  go  go  go
lesson_print                     GET  unit              | 200 200 200 200 200 200 200 200 200 200
quiz_start                       POST quiz              | in  go  go  go  go  go  go  go  go  go
attempt                          GET  attempt           | in  200 404 404 404 404 404 404 404 404
attempt                          GET  attempt 1         | in  200 404 404 404 404 404 404 404 404
attempt                          POST attempt           | in  go  404 404 404 404 404 404 404 404
attempt_save                     POST attempt           | 403 200 404 404 404 404 404 404 404 404
attempt_check                    GET  attempt           | in  200 404 404 404 404 404 404 404 404
attempt_submit                   POST attempt           | in  go  404 404 404 404 404 404 404 404
attempt_review                   GET  done              | in  200 404 404 404 404 404 404 404 404
attempt_file                     GET  done file         | in  200 404 200 200 404 404 404 404 200
search                           GET                    | 200 200 200 200 200 200 200 200 200 200
site_map                         GET                    | 200 200 200 200 200 200 200 200 200 200
news_feed                        GET                    | 200 200 200 200 200 200 200 200 200 200
write_to_us                      GET                    | 200 200 200 200 200 200 200 200 200 200
message_received                 GET                    | 200 200 200 200 200 200 200 200 200 200
certificates:verify              GET                    | 200 200 200 200 200 200 200 200 200 200
certificates:verify_token        GET  token             | 200 200 200 200 200 200 200 200 200 200
certificates:mine                GET                    | in  200 200 200 200 200 200 200 200 200
certificates:download            GET  token             | in  200 404 404 404 404 404 200 404 200
certificates:name_visibility     POST token             | in  go  404 404 404 404 404 404 404 404
material_file                    GET  material          | 200 200 200 200 200 200 200 200 200 200
marking_queue                    GET                    | in  in  in  200 200 no  no  no  no  200
marking_attempt                  GET  done              | in  in  in  200 200 no  no  no  no  200
marking_attempt                  POST done              | in  in  in  go  go  no  no  no  no  go
enrolment_requests               GET                    | in  in  in  200 no  no  no  no  no  200
enrolment_decide                 POST request           | in  in  in  go  no  no  no  no  no  go
course_outline                   GET  course            | in  in  in  200 no  no  200 no  no  200
outline_rename                   POST course page       | in  in  in  go  no  no  no  no  no  go
outline_place                    POST course page       | in  in  in  go  no  no  no  no  no  go
course_archive                   GET  course            | in  in  in  200 no  no  no  no  no  200
course_archive                   POST course            | in  in  in  go  no  no  no  no  no  go
question_archive                 GET  entry             | in  in  in  200 no  no  no  no  no  200
question_archive                 POST entry             | in  in  in  go  no  no  no  no  no  go
question_entry_chooser:choose    GET                    | in  in  in  200 no  no  no  no  no  200
question_entry_chooser:chosen    GET  entry             | in  in  in  200 no  no  no  no  no  200
question_entry_chooser:chosen_multiple GET                    | in  in  in  200 no  no  no  no  no  200
certificate_withdraw             GET  certificate       | in  in  in  no  no  no  no  200 404 200
certificate_withdraw             POST certificate       | in  in  in  no  no  no  no  go  404 go
certificate_register:index       GET                    | in  in  in  no  no  no  no  200 200 200
certificate_register:add         GET                    | in  in  in  no  no  no  no  no  no  no
certificate_register:edit        GET  certificate       | in  in  in  no  no  no  no  no  no  no
certificate_register:edit        POST certificate       | in  in  in  no  no  no  no  no  no  no
certificate_register:delete      GET  certificate       | in  in  in  404 404 404 404 no  404 no
certificate_register:delete      POST certificate       | in  in  in  404 404 404 404 no  404 no
certificate_register:history     GET  certificate       | in  in  in  404 404 404 404 no  404 no
certificate_register:usage       GET  certificate       | in  in  in  404 404 404 404 no  404 no
certificate_register:inspect     GET  certificate       | in  in  in  404 404 404 404 200 404 200
certificate_problems:index       GET                    | in  in  in  no  no  no  no  200 200 200
certificate_problems:add         GET                    | in  in  in  no  no  no  no  no  no  no
certificate_problems:edit        GET  problem           | in  in  in  no  no  no  no  no  no  no
certificate_problems:edit        POST problem           | in  in  in  no  no  no  no  no  no  no
certificate_problems:delete      GET  problem           | in  in  in  404 404 404 404 no  404 no
certificate_problems:delete      POST problem           | in  in  in  404 404 404 404 no  404 no
certificate_problems:history     GET  problem           | in  in  in  404 404 404 404 no  404 no
certificate_problems:usage       GET  problem           | in  in  in  404 404 404 404 no  404 no
certificate_issuers:index        GET                    | in  in  in  no  no  no  no  200 200 200
certificate_issuers:add          GET                    | in  in  in  no  no  no  no  no  no  200
certificate_issuers:edit         GET  issuer            | in  in  in  no  no  no  no  200 404 200
certificate_issuers:edit         POST issuer            | in  in  in  no  no  no  no  200 404 200
certificate_issuers:delete       GET  issuer            | in  in  in  404 404 404 404 no  404 200
certificate_issuers:delete       POST issuer            | in  in  in  404 404 404 404 no  404 no
certificate_issuers:history      GET  issuer            | in  in  in  404 404 404 404 200 404 200
certificate_issuers:usage        GET  issuer            | in  in  in  404 404 404 404 200 404 200
contact_messages:index           GET                    | in  in  in  no  no  200 no  no  no  no
contact_messages:add             GET                    | in  in  in  no  no  no  no  no  no  no
contact_messages:edit            GET  message           | in  in  in  no  no  no  no  no  no  no
contact_messages:edit            POST message           | in  in  in  no  no  no  no  no  no  no
contact_messages:delete          GET  message           | in  in  in  no  no  200 no  no  no  no
contact_messages:delete          POST message           | in  in  in  no  no  go  no  no  no  no
contact_messages:history         GET  message           | in  in  in  no  no  200 no  no  no  no
contact_messages:usage           GET  message           | in  in  in  no  no  no  no  no  no  no
contact_messages:inspect         GET  message           | in  in  in  no  no  200 no  no  no  no
contact_messages:copy            GET  message           | in  in  in  no  no  no  no  no  no  no
services:index                   GET                    | in  in  in  no  no  200 no  no  no  no
services:add                     GET                    | in  in  in  no  no  200 no  no  no  no
services:edit                    GET  service           | in  in  in  no  no  200 no  no  no  no
services:edit                    POST service           | in  in  in  no  no  200 no  no  no  no
services:delete                  GET  service           | in  in  in  no  no  no  no  no  no  no
services:delete                  POST service           | in  in  in  no  no  no  no  no  no  no
services:history                 GET  service           | in  in  in  no  no  200 no  no  no  no
services:usage                   GET  service           | in  in  in  no  no  200 no  no  no  no
services:copy                    GET  service           | in  in  in  no  no  200 no  no  no  no
organisation:index               GET                    | in  in  in  no  no  no  no  no  no  200
organisation:add                 GET                    | in  in  in  no  no  no  no  no  no  200
organisation:edit                GET  organisation      | in  in  in  no  no  no  no  no  no  200
organisation:edit                POST organisation      | in  in  in  no  no  no  no  no  no  200
organisation:delete              GET  organisation      | in  in  in  no  no  no  no  no  no  200
organisation:delete              POST organisation      | in  in  in  no  no  no  no  no  no  no
organisation:history             GET  organisation      | in  in  in  no  no  no  no  no  no  200
organisation:usage               GET  organisation      | in  in  in  no  no  no  no  no  no  200
organisation:inspect             GET  organisation      | in  in  in  no  no  no  no  no  no  200
organisation:copy                GET  organisation      | in  in  in  no  no  no  no  no  no  200
topic:index                      GET                    | in  in  in  200 no  no  no  no  no  200
topic:add                        GET                    | in  in  in  200 no  no  no  no  no  200
topic:edit                       GET  topic             | in  in  in  200 no  no  no  no  no  200
topic:edit                       POST topic             | in  in  in  200 no  no  no  no  no  200
topic:delete                     GET  topic             | in  in  in  no  no  no  no  no  no  200
topic:delete                     POST topic             | in  in  in  no  no  no  no  no  no  go
topic:history                    GET  topic             | in  in  in  200 no  no  no  no  no  200
topic:usage                      GET  topic             | in  in  in  200 no  no  no  no  no  200
topic:copy                       GET  topic             | in  in  in  200 no  no  no  no  no  200
fundingproject:index             GET                    | in  in  in  no  no  no  no  no  no  200
fundingproject:edit              GET  project           | in  in  in  no  no  no  no  no  no  200
fundingproject:edit              POST project           | in  in  in  no  no  no  no  no  no  200
fundingproject:delete            GET  project           | in  in  in  no  no  no  no  no  no  200
fundingproject:delete            POST project           | in  in  in  no  no  no  no  no  no  go
people:index                     GET                    | in  in  in  no  no  no  no  no  no  200
people:add                       GET                    | in  in  in  no  no  no  no  no  no  200
people:edit                      GET  person            | in  in  in  no  no  no  no  no  no  200
people:edit                      POST person            | in  in  in  no  no  no  no  no  no  200
people:delete                    GET  person            | in  in  in  no  no  no  no  no  no  200
people:delete                    POST person            | in  in  in  no  no  no  no  no  no  go
people:history                   GET  person            | in  in  in  no  no  no  no  no  no  200
people:usage                     GET  person            | in  in  in  no  no  no  no  no  no  200
question:list                    GET                    | in  in  in  200 no  no  200 no  no  200
question:add                     GET                    | in  in  in  200 no  no  no  no  no  200
question:edit                    GET  question          | in  in  in  200 no  no  no  no  no  200
question:edit                    POST question          | in  in  in  200 no  no  no  no  no  200
question:delete                  GET  question          | in  in  in  200 no  no  no  no  no  200
question:delete                  POST question          | in  in  in  go  no  no  no  no  no  go
question:history                 GET  question          | in  in  in  200 no  no  200 no  no  200
question:usage                   GET  question          | in  in  in  200 no  no  200 no  no  200
question:copy                    GET  question          | in  in  in  200 no  no  no  no  no  200
question:unpublish               GET  question          | in  in  in  200 no  no  no  no  no  200
question:lock                    GET  question          | in  in  in  405 no  no  no  no  no  405
question:unlock                  GET  question          | in  in  in  405 no  no  no  no  no  405
question:revisions_revert        GET  question revision | in  in  in  200 no  no  no  no  no  200
question:revisions_revert        POST question revision | in  in  in  200 no  no  no  no  no  200
question:unpublish               POST question          | in  in  in  go  no  no  no  no  no  go
"""

SHORT: Final = {"people:": "wagtailusers_users:", "question:": "wagtailsnippets_courses_*question:"}
"""Long namespaces as the table writes them; a star stands for every kind of question."""
TRIED_WITH: Final = {"*question": "singlechoicequestion"}

COVERED: Final = {
    # Another face of a view that has its row.
    "*:index_results": "the list itself, for the script that filters it",
    "*:list_results": "likewise",
    "*:choose_results": "likewise",
    "*:history_results": "likewise",
    # Built by one class, so one row speaks for all.
    "audience:*": "as topic",
    "region:*": "as topic",
    "fundingproject:*": "as organisation",
    "wagtailsnippetchoosers_courses_*": "as question_entry_chooser; tried in tests/web/courses/test_admin_structure.py",
    "wagtailsnippets_courses_*question:*": "kinds and their workflow: one class with question:edit",
    "wagtailsnippets_certificates_certificatedesign:*": "rights by role: tests/web/certificates/test_designs.py",
    "wagtailsnippetchoosers_certificates_certificatedesign:*": "likewise",
    # Pages by their addresses; restrictions are tried in tests/web/site/test_serving.py.
    "wagtail_serve": "live pages for everybody",
    "wagtailcore_login": "leads to the one sign-in page: tests/web/accounts/test_doors.py",
    "wagtailcore_authenticate_with_password": "Wagtail's own",
    "wagtaildocs_*": "Wagtail's own; a material's document: tests/web/methodology/test_download.py",
    # Somebody else's code about the person who asks, with no id of another one in the address.
    "account_*": "allauth's own",
    "mfa_*": "allauth's own; a key is looked up among the own ones",
    # The rest of the admin is Wagtail's; `test_access` tries that none of it opens for learners and visitors.
    "wagtail*": "Wagtail's own",
    "admin/*": "without a name: another way to sign in, and what is not found",
    "*/_util/login/": "as wagtailcore_login",
}

OPEN_IN_THE_ADMIN: Final = frozenset(
    {
        # To the one sign-in page.
        "admin/login/",
        "wagtailadmin_login",
        # Icons and words of the interface, the same for everybody.
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        # Switched off by a setting: 404 for everybody.
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
        # Says that there is no such page.
        "admin/^.*/$",
    }
)
"""Routes of the admin that need no right to enter it, and why."""

DATA: Final = {
    "attempt": {"on-page": "1"},
    "attempt_save": {"on-page": "1", "q1": "k2"},
    "enrolment_decide": {"decision": "accept"},
    "certificate_withdraw": {"reason": "Wrong."},
    "certificates:name_visibility": {"hide": "1"},
    "outline_rename": {"title": "New"},
    "outline_place": {"step": "up"},
    "course_archive": {"act": "archive"},
    "question_archive": {"act": "archive"},
    "marking_attempt": {"item": "answer", "undo": "1"},
}
"""What a POST carries, so that it is refused for its sender and not for its form; words of things stand for them."""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    method: str
    words: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def line(self) -> str:
        return " ".join((self.method, self.name, *self.words))

    @property
    def route(self) -> str:
        """The name to reverse."""
        name = self.name
        for star, one in TRIED_WITH.items():
            name = name.replace(star, one)
        return name


def _rows() -> tuple[Row, ...]:
    found = []
    for line in filter(None, TABLE.splitlines()):
        head, cells = line.split("|")
        name, method, *words = head.split()
        for short, whole in SHORT.items():
            name = name.replace(short, whole) if name.startswith(short) else name
        found.append(Row(name, method, tuple(words), tuple(cells.split())))
    return tuple(found)


ROWS: Final = _rows()
