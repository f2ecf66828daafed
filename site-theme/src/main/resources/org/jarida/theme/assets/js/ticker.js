// Moves the ticker for readers who allow motion. Without this script it is a list to scroll by hand; with the keyboard
// inside it, or once stopped, it is that again, so that the focused headline is always in view.
const PIXELS_PER_SECOND = 45;

const ticker = document.querySelector(".ticker");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

if (ticker) {
  const track = ticker.querySelector(".ticker-track");
  const list = ticker.querySelector(".ticker-list");
  const frame = ticker.querySelector(".ticker-window");
  const button = ticker.querySelector(".ticker-pause");
  let stopped = false;

  const start = () => {
    const still = stopped || calm.matches || frame.contains(document.activeElement);
    if (still || ticker.classList.contains("is-moving") || list.offsetWidth <= frame.offsetWidth) {
      return;
    }
    const copy = list.cloneNode(true);
    copy.setAttribute("aria-hidden", "true");
    copy.inert = true;
    track.append(copy);
    frame.scrollLeft = 0;
    track.style.setProperty("--ticker-time", `${Math.round(list.offsetWidth / PIXELS_PER_SECOND)}s`);
    ticker.classList.add("is-moving");
  };

  const stop = () => {
    ticker.classList.remove("is-moving");
    list.nextElementSibling?.remove();
  };

  button.hidden = calm.matches;
  button.addEventListener("click", () => {
    stopped = !stopped;
    button.setAttribute("aria-pressed", String(stopped));
    stop();
    start();
  });
  // live.js says when it is about to change the list, and when it has
  ticker.addEventListener("ticker-change", stop);
  ticker.addEventListener("ticker-changed", start);
  frame.addEventListener("focusin", stop);
  frame.addEventListener("focusout", () => requestAnimationFrame(start));
  calm.addEventListener("change", () => {
    button.hidden = calm.matches;
    stop();
    start();
  });
  // once the page is painted its widths are known and cost nothing to ask for
  requestAnimationFrame(() => setTimeout(start));
}
