// Has the service worker keep the articles that are read here, and look at what it has kept: now and then when a page is
// opened, and as soon as the browser is online again; after all that the reader waits for. Without a worker, as in a site
// without https, nothing is kept.
const { serviceWorker } = navigator;

const keep = () => {
  const tell = async (words) => (await serviceWorker.ready).active.postMessage(words);

  serviceWorker.register("/sw.js");
  if (!serviceWorker.controller) {
    // this page came before the worker, which has to be told what it has missed
    const missed = (loaded) => tell({ seen: { page: location.href, files: loaded.getEntries().map(({ name }) => name) } });
    new PerformanceObserver(missed).observe({ type: "resource", buffered: true });
  }
  addEventListener("online", () => tell({ check: "now" }));
  tell({ check: "now and then" });
};

if (serviceWorker) {
  addEventListener("load", keep);
}
