// Keeps the articles that a reader has opened, with their pictures in the size shown, to be read again without a network.
// Pages come from the network while there is one. What is kept is looked at again whenever the site can be asked, and an
// article that was withdrawn, or an image that was hidden, leaves it then. Nothing of the staff's pages, of what is sent,
// and of live headlines comes through here.
const FILES = [
  "/assets/jarida.css",
  "/assets/js/live.js",
  "/assets/js/ticker.js",
  "/assets/js/outbox.js",
  "/assets/js/report.js",
  "/assets/js/share.js",
  "/assets/js/keep.js",
  "/assets/js/offline.js",
  "/assets/icon.svg",
];
const OFFLINE = "/offline";

const FILES_KEPT = "jarida-files";
const ARTICLES_KEPT = "jarida-articles"; // offline.js lists it
const IMAGES_KEPT = "jarida-images";
const MOST_FILES = 60;
const MOST_ARTICLES = 40;
const MOST_IMAGES = 160;
const CHECK_PAUSE_MILLIS = 60_000;

const STAFF = /^\/(?:admin|moderation|login|logout)(?:\/|$)/;
const ARTICLE = /^\/articles\/([0-9a-f]{32})(?:\/(?!revisions$)[^/]+)?$/;
const IMAGE = /\/images\/([0-9a-f]{64})/g;
const GONE = [404, 410];

// an article is kept under the address that stays when its title changes
const permanent = (address) => {
  const article = ARTICLE.exec(new URL(address, location).pathname);
  return article ? `/articles/${article[1]}` : undefined;
};

const imagesOf = (html) => new Set([...html.matchAll(IMAGE)].map((image) => image[1]));

const lacking = (ids, others) => [...ids].filter((id) => !others.has(id));

const mayBeKept = (answer) => answer.ok && !answer.headers.get("Cache-Control")?.includes("no-store");

const keep = async (name, most, request, answer) => {
  const kept = await caches.open(name);
  await kept.put(request, answer);
  const oldest = (await kept.keys()).slice(0, -most);
  await Promise.all(oldest.map((old) => kept.delete(old)));
};

const forgetImages = async (ids) => {
  const images = await caches.open(IMAGES_KEPT);
  await Promise.all(ids.map((id) => images.delete(`/images/${id}`, { ignoreSearch: true })));
};

const forgetArticle = async (page) => {
  const articles = await caches.open(ARTICLES_KEPT);
  const kept = await articles.match(page);
  if (kept) {
    await articles.delete(page);
    await forgetImages([...imagesOf(await kept.text())]);
  }
};

const keepArticle = async (page, answer) => {
  const articles = await caches.open(ARTICLES_KEPT);
  const before = await articles.match(page);
  await articles.put(page, answer.clone());
  if (before) {
    await forgetImages(lacking(imagesOf(await before.text()), imagesOf(await answer.text())));
  }
  for (const oldest of (await articles.keys()).slice(0, -MOST_ARTICLES)) {
    await forgetArticle(oldest.url);
  }
};

const takeArticle = async (page, answer) => {
  if (GONE.includes(answer.status)) {
    await forgetArticle(page);
  } else if (mayBeKept(answer)) {
    await keepArticle(page, answer);
  }
};

const takeImage = async (address, answer) => {
  if (GONE.includes(answer.status)) {
    const images = await caches.open(IMAGES_KEPT);
    await images.delete(address, { ignoreSearch: true });
  } else if (mayBeKept(answer)) {
    await keep(IMAGES_KEPT, MOST_IMAGES, address, answer);
  }
};

const takeFile = async (address, answer) => {
  if (mayBeKept(answer)) {
    await keep(FILES_KEPT, MOST_FILES, address, answer);
  }
};

// the page for readers without a network speaks the language of what they read last
const learnLanguage = async (language) => {
  const files = await caches.open(FILES_KEPT);
  const offline = await files.match(OFFLINE);
  if (language && offline?.headers.get("Content-Language") !== language) {
    // without cookies, or asking for a language would choose it for the reader
    await takeFile(OFFLINE, await fetch(`${OFFLINE}?ui=${language}`, { credentials: "omit" }));
  }
};

const showPage = async (event, page) => {
  const kept = async () => page && (await caches.open(ARTICLES_KEPT)).match(page);
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    return (await kept()) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
  if (answer.status >= 500) {
    return (await kept()) ?? answer;
  }
  event.waitUntil(learnLanguage(answer.headers.get("Content-Language")));
  if (page) {
    // what a page says of a report just sent is not for later
    const { searchParams } = new URL(event.request.url);
    const saysMore = searchParams.has("reported") || searchParams.has("withdrawn");
    const plain = saysMore ? fetch(page) : Promise.resolve(answer.clone());
    event.waitUntil(plain.then((kept) => takeArticle(page, kept)));
  }
  return answer;
};

const showImage = async (event) => {
  const address = event.request.url;
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    const images = await caches.open(IMAGES_KEPT);
    return (await images.match(address)) ?? (await images.match(address, { ignoreSearch: true })) ?? Response.error();
  }
  event.waitUntil(takeImage(address, answer.clone()));
  return answer;
};

const showFile = async (event) => {
  const files = await caches.open(FILES_KEPT);
  const kept = await files.match(event.request.url);
  if (kept) {
    return kept;
  }
  const answer = await fetch(event.request);
  event.waitUntil(takeFile(event.request.url, answer.clone()));
  return answer;
};

const checkArticle = async (page) => {
  // the browser asks by ETag, so that an article that is as it was costs no more than a few bytes
  const answer = await fetch(`/api/v1${page}?fields=revision,images`, { cache: "no-cache" });
  if (GONE.includes(answer.status)) {
    await forgetArticle(page);
  } else if (answer.ok) {
    const { revision, images } = await answer.json();
    const kept = await caches.match(page, { cacheName: ARTICLES_KEPT });
    const html = (await kept?.text()) ?? "";
    const hidden = lacking(imagesOf(html), new Set(images.map(({ id }) => id)));
    if (hidden.length > 0 || !html.includes(`data-revision="${revision}"`) || !html.includes(FILES[0])) {
      await forgetImages(hidden);
      await takeArticle(page, await fetch(page, { cache: "no-cache" }));
    }
  }
};

let lastCheck = 0;

const check = async (now) => {
  if (!now && Date.now() - lastCheck < CHECK_PAUSE_MILLIS) {
    return;
  }
  lastCheck = Date.now();
  const articles = await caches.open(ARTICLES_KEPT);
  try {
    for (const { url } of await articles.keys()) {
      await checkArticle(permanent(url));
    }
  } catch {
    lastCheck = 0; // the site is out of reach: the next page has it asked again
  }
};

// of a page that came before there was a worker
const keepSeen = async ({ page, files }) => {
  const article = permanent(page);
  for (const address of files) {
    const { pathname } = new URL(address);
    if (pathname.startsWith("/assets/")) {
      await takeFile(address, await fetch(address));
    } else if (article && pathname.startsWith("/images/")) {
      await takeImage(address, await fetch(address));
    }
  }
  if (article && !(await caches.match(article, { cacheName: ARTICLES_KEPT }))) {
    await takeArticle(article, await fetch(article));
  }
};

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(FILES_KEPT).then((files) => files.addAll([OFFLINE, ...FILES])));
});

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  const { seen, check: when } = event.data;
  event.waitUntil(seen ? keepSeen(seen) : check(when === "now"));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || STAFF.test(pathname)) {
    return;
  }
  if (pathname.startsWith("/assets/")) {
    event.respondWith(showFile(event));
  } else if (request.destination === "image" && request.referrer && permanent(request.referrer)) {
    event.respondWith(showImage(event));
  } else if (request.mode === "navigate") {
    event.respondWith(showPage(event, permanent(request.url)));
  }
});
