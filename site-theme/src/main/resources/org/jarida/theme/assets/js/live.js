// Keeps the ticker and the count of new articles up to date while the page is looked at. A hidden page listens to nothing,
// because browsers share few connections among a site's pages; when it is shown again it hears what it has missed.
const SHOWN = 24;

const list = document.querySelector(".ticker-list");
const ticker = list?.closest(".ticker");
const fresh = document.querySelector(".fresh");
const known = new Set();
const count = new Set();
let source;
let waiting = [];

const path = (link) => new URL(link.href).pathname.split("/")[2];

const item = (article) => {
  const link = document.createElement("a");
  link.href = article.href;
  link.lang = article.language === "und" ? "" : article.language;
  link.dir = article.direction;
  link.textContent = article.title;
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
};

const find = (id) => [...list.children].find((entry) => path(entry.firstElementChild) === id);

const showCount = () => {
  if (fresh) {
    fresh.querySelector(".fresh-count").textContent = String(count.size);
    fresh.hidden = count.size === 0;
  }
};

const change = () => {
  if (ticker.contains(document.activeElement)) {
    return; // a reader is in it; it changes when the reader has left
  }
  ticker.dispatchEvent(new Event("ticker-change"));
  for (const alter of waiting) {
    alter();
  }
  waiting = [];
  while (list.children.length > SHOWN) {
    list.lastElementChild.remove();
  }
  ticker.dispatchEvent(new Event("ticker-changed"));
};

const later = (alter) => {
  waiting.push(alter);
  change();
};

const told = {
  published: (article) => {
    if (!known.has(article.id) && !find(article.id)) {
      known.add(article.id);
      count.add(article.id);
      later(() => list.prepend(item(article)));
    }
  },
  revised: (article) => later(() => find(article.id)?.replaceWith(item(article))),
  withdrawn: (article) => {
    count.delete(article.id);
    later(() => find(article.id)?.remove());
  },
};

const refresh = async () => {
  const answer = await fetch("/api/v1/headlines?limit=" + SHOWN);
  if (answer.ok) {
    const { items } = await answer.json();
    later(() => list.replaceChildren(...items.map(item)));
  }
};

const listen = () => {
  source = new EventSource("/live");
  for (const [name, act] of Object.entries(told)) {
    source.addEventListener(name, (event) => {
      act(JSON.parse(event.data));
      showCount();
    });
  }
  source.addEventListener("missed", refresh);
};

if (ticker) {
  ticker.addEventListener("focusout", () => requestAnimationFrame(change));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      source?.close();
      source = undefined;
    } else if (!source) {
      refresh();
      listen();
    }
  });
  if (!document.hidden) {
    listen();
  }
}
