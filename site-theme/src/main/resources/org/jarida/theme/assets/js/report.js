// Reports an image without leaving the page. Without this script the same form posts and the page comes back with the
// thanks. What this reader has reported is remembered in this browser only.
const KEY = "jarida.reported-images";

const reported = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
};

const remember = (image) => {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...reported(), image])].slice(-500)));
  } catch {
    // a browser that keeps nothing still reports
  }
};

const thank = (picture, focus) => {
  picture.querySelector(".report").hidden = true;
  const thanks = picture.querySelector(".thanks");
  thanks.hidden = false;
  if (focus) {
    thanks.focus();
  }
};

const send = async (form, picture) => {
  const button = form.querySelector("button");
  const problem = form.querySelector(".report-problem");
  button.disabled = true;
  problem.hidden = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ reason: form.elements.reason.value, comment: form.elements.comment.value }),
    });
    if (answer.ok) {
      remember(picture.dataset.image);
      thank(picture, true);
      return;
    }
    problem.textContent = answer.status === 429 ? problem.dataset.tooMany : problem.dataset.failed;
  } catch {
    problem.textContent = problem.dataset.failed;
  }
  problem.hidden = false;
  button.disabled = false;
};

const before = reported();
for (const picture of document.querySelectorAll(".picture[data-image]")) {
  if (before.includes(picture.dataset.image)) {
    thank(picture, false);
  }
  picture.querySelector(".report form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.currentTarget, picture);
  });
}

// back from a report without script: the address names the image
const marked = new URLSearchParams(location.search).get("reported");
if (marked) {
  remember(marked);
}
