// Reports an image, and takes the report back, without leaving the page; what is reported is folded away. Without this script
// the same forms post and the page comes back with the thanks.
import { NEWS, remember, send, states, takeBack, wait } from "/assets/js/outbox.js";

const show = (picture, state) => {
  if (state === (picture.dataset.report ?? "open")) {
    return; // or a form that is open would be closed
  }
  picture.dataset.report = state;
  const report = picture.querySelector(".report");
  report.hidden = state !== "open";
  report.open = false;
  picture.querySelector(".thanks").hidden = state === "open";
  picture.querySelector(".thanks-sent").hidden = state !== "sent";
  picture.querySelector(".thanks-waiting").hidden = state !== "waiting";
  const fold = picture.querySelector(".picture-fold");
  fold.open = state === "open";
  fold.querySelector("summary").hidden = state === "open";
};

// one request at a time, and words when it has failed
const trying = async (form, act) => {
  const button = form.querySelector("button");
  const problem = form.querySelector(".report-problem");
  button.disabled = true;
  problem.hidden = true;
  const became = await act();
  button.disabled = false;
  if (became === "away" || became === "refused" || became === "too many") {
    problem.textContent = became === "too many" ? problem.dataset.tooMany : problem.dataset.failed;
    problem.hidden = false;
  }
  return became;
};

const report = async (event, picture, url) => {
  event.preventDefault();
  const { reason, comment } = event.currentTarget.elements;
  const { image } = picture.dataset;
  const body = JSON.stringify({ reason: reason.value, comment: comment.value });
  const became = await trying(event.currentTarget, async () => {
    const sent = await send("POST", url, body);
    return sent === "away" && (await wait({ image, url, body })) ? "waiting" : sent;
  });
  if (became === "done") {
    remember(image, true);
    show(picture, "sent");
  } else if (became === "waiting") {
    show(picture, "waiting");
  } else {
    return;
  }
  picture.querySelector(".thanks").focus();
};

const withdraw = async (event, picture, url) => {
  event.preventDefault();
  const { image } = picture.dataset;
  const became = await trying(event.currentTarget, async () =>
    (await takeBack(image)) ? "done" : send("DELETE", url),
  );
  if (became === "done") {
    remember(image, false);
    show(picture, "open");
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

const pictures = [...document.querySelectorAll(".picture[data-image]")];

for (const picture of pictures) {
  const form = picture.querySelector(".report form");
  const url = form.action;
  form.addEventListener("submit", (event) => report(event, picture, url));
  picture.querySelector(".thanks form").addEventListener("submit", (event) => withdraw(event, picture, url));
}

// also what another tab has done, and what has waited and is sent
new BroadcastChannel(NEWS).addEventListener("message", ({ data: { image, state } }) => {
  pictures.filter((picture) => picture.dataset.image === image).forEach((picture) => show(picture, state));
});

const known = await states();
for (const picture of pictures) {
  show(picture, known.get(picture.dataset.image) ?? "open");
}
