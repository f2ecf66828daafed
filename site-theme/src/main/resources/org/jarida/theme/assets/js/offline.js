// Lists the articles that the service worker has kept in this browser, the last read first.
const section = document.querySelector(".kept");
const list = section.querySelector("ul");

const item = (page, address) => {
  const title = page.querySelector("h1");
  const link = document.createElement("a");
  link.href = address;
  link.lang = title.lang;
  link.dir = title.dir;
  link.textContent = title.textContent;
  const source = document.createElement("p");
  source.className = "card-byline";
  source.textContent = page.querySelector(".article-source")?.textContent;
  const entry = document.createElement("li");
  entry.append(link, source);
  return entry;
};

const kept = await caches.open("jarida-articles");
for (const request of (await kept.keys()).reverse()) {
  const html = await (await kept.match(request)).text();
  list.append(item(new DOMParser().parseFromString(html, "text/html"), new URL(request.url).pathname));
}
section.hidden = list.childElementCount === 0;
document.querySelector(".kept-none").hidden = !section.hidden;
