// Reports an image, and takes the report back, without leaving the page. Without this script the same forms post and the
// page comes back with the thanks. What this reader has reported is remembered in this browser only.
const KEY = "jarida.reported-images";
const MOST_REMEMBERED = 500;

const reported = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
};

const remember = (image, isReported) => {
  const others = reported().filter((other) => other !== image);
  try {
    localStorage.setItem(KEY, JSON.stringify(isReported ? [...others, image].slice(-MOST_REMEMBERED) : others));
  } catch {
    // a browser that keeps nothing still reports
  }
};

const show = (picture, isReported) => {
  picture.querySelector(".report").hidden = isReported;
  picture.querySelector(".report").open = false;
  picture.querySelector(".thanks").hidden = !isReported;
};

const send = async (form, url, request) => {
  const button = form.querySelector("button");
  const problem = form.querySelector(".report-problem");
  button.disabled = true;
  problem.hidden = true;
  let words = problem.dataset.failed;
  try {
    const answer = await fetch(url, request);
    if (answer.ok) {
      return true;
    }
    if (answer.status === 429) {
      words = problem.dataset.tooMany;
    }
  } catch {
    // offline: the same words
  } finally {
    button.disabled = false;
  }
  problem.textContent = words;
  problem.hidden = false;
  return false;
};

const report = async (event, picture, url) => {
  event.preventDefault();
  const form = event.currentTarget;
  const body = JSON.stringify({ reason: form.elements.reason.value, comment: form.elements.comment.value });
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  if (await send(form, url, { method: "POST", headers, body })) {
    remember(picture.dataset.image, true);
    show(picture, true);
    picture.querySelector(".thanks").focus();
  }
};

const withdraw = async (event, picture, url) => {
  event.preventDefault();
  if (await send(event.currentTarget, url, { method: "DELETE", headers: { Accept: "application/json" } })) {
    remember(picture.dataset.image, false);
    show(picture, false);
    picture.querySelector(".report summary").focus();
  }
};

// back from a form without script: the address names the image
const marks = new URLSearchParams(location.search);
if (marks.get("reported")) {
  remember(marks.get("reported"), true);
}
if (marks.get("withdrawn")) {
  remember(marks.get("withdrawn"), false);
}

const before = reported();
for (const picture of document.querySelectorAll(".picture[data-image]")) {
  const form = picture.querySelector(".report form");
  const url = form.action;
  form.addEventListener("submit", (event) => report(event, picture, url));
  picture.querySelector(".thanks form").addEventListener("submit", (event) => withdraw(event, picture, url));
  if (before.includes(picture.dataset.image)) {
    show(picture, true);
  }
}
