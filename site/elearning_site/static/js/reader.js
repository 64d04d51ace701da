// Runs before the first paint: says that scripts work, and dresses the page as this guest chose. The page itself is
// the same for everybody, so it can be cached. Cookie: lasitava_reader=mode:dark&size:l
((root) => {
  root.classList.add("js");
  const kept = document.cookie.match(/(?:^|;\s*)lasitava_reader="?([^;"]*)/);
  if (!kept) return;
  for (const pair of kept[1].split("&")) {
    const [name, value] = pair.split(":");
    if (/^(mode|size|spacing|font|ruler)$/.test(name) && /^[a-z]{1,8}$/.test(value)) root.dataset[name] = value;
  }
})(document.documentElement);
