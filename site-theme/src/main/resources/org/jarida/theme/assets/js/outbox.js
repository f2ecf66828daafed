// Sends reports of images, and keeps in this browser those that do not get through: each is then sent once, when the browser
// is online again, when a page is opened, or a minute after the last attempt. Of several tabs one at a time does so; what
// waits is in a database, because tabs see each other's localStorage only after a while, and would send the same twice.
const WAITING = "waiting-reports";
const SENT = "jarida.reported-images";
const MOST_REMEMBERED = 500;
const PAUSE_MILLIS = 60_000;
const TOO_MANY = 429;

// says to every tab, this one too, that an image is now "open", "waiting" or "sent"
export const NEWS = "jarida.reports";
const news = new BroadcastChannel(NEWS);

const database = new Promise((resolve, reject) => {
  const request = indexedDB.open("jarida", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(WAITING, { keyPath: "image" });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const inDatabase = async (mode, ask) => {
  const transaction = (await database).transaction(WAITING, mode);
  const request = ask(transaction.objectStore(WAITING));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
};

// none in a browser that keeps nothing
const waiting = () => inDatabase("readonly", (reports) => reports.getAll()).catch(() => []);

const drop = (image) => inDatabase("readwrite", (reports) => reports.delete(image));

const alone = (act) => (navigator.locks ? navigator.locks.request(WAITING, act) : act());

const sent = () => {
  try {
    return JSON.parse(localStorage.getItem(SENT)) ?? [];
  } catch {
    return [];
  }
};

export const remember = (image, isReported) => {
  const others = sent().filter((other) => other !== image);
  try {
    localStorage.setItem(SENT, JSON.stringify(isReported ? [...others, image].slice(-MOST_REMEMBERED) : others));
  } catch {
    // a browser that keeps nothing still reports
  }
  news.postMessage({ image, state: isReported ? "sent" : "open" });
};

// of images that are not open
export const states = async () =>
  new Map([
    ...sent().map((image) => [image, "sent"]),
    ...(await waiting()).map(({ image }) => [image, "waiting"]),
  ]);

// what became of a request: done, refused, too many, or away when nobody answered for the site
export const send = async (method, url, body) => {
  const headers = { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) };
  let answer;
  try {
    answer = await fetch(url, { method, headers, body });
  } catch {
    return "away";
  }
  if (answer.ok) {
    return "done";
  }
  if (answer.status === TOO_MANY) {
    return "too many";
  }
  return answer.status >= 500 ? "away" : "refused";
};

let timer;

const later = () => {
  clearTimeout(timer);
  timer = setTimeout(sendWaiting, PAUSE_MILLIS);
};

const sendWaiting = () =>
  alone(async () => {
    for (const { image, url, body } of await waiting()) {
      const became = await send("POST", url, body);
      if (became !== "done" && became !== "refused") {
        later();
        return;
      }
      // refused for good: the image or its article is gone
      await drop(image);
      remember(image, became === "done");
    }
  });

// whether the browser keeps it
export const wait = async (report) => {
  try {
    await inDatabase("readwrite", (reports) => reports.put(report));
  } catch {
    return false;
  }
  news.postMessage({ image: report.image, state: "waiting" });
  later();
  return true;
};

// whether the report was still here, so that nobody has it
export const takeBack = (image) =>
  alone(async () => {
    const here = (await waiting()).some((report) => report.image === image);
    if (here) {
      await drop(image);
    }
    return here;
  });

addEventListener("online", sendWaiting);
addEventListener("load", sendWaiting);
