// The moderators' keys, and pictures that open on request. Without this script the same links and forms do everything.
const KEYS = "jarida.moderation-keys";
const NEXT = "jarida.moderation-next";

const stored = (storage, key) => {
  try {
    return storage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing still works
  }
};

const store = (storage, key, value) => {
  try {
    storage.setItem(key, value);
  } catch {
    // the same
  }
};

const cases = () => [...document.querySelectorAll(".case")];
const current = () => document.activeElement.closest(".case");

const go = (to) => {
  if (to) {
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest" });
  }
};

const step = (by) => {
  const all = cases();
  const at = all.indexOf(current());
  go(at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[Math.min(all.length - 1, Math.max(0, at + by))]);
};

const unveil = (link) => {
  const image = link.querySelector("image");
  const open = image.hasAttribute("filter");
  if (open) {
    image.removeAttribute("filter");
  } else {
    image.setAttribute("filter", "url(#veil)");
  }
  link.classList.toggle("is-open", open);
  link.setAttribute("aria-label", open ? link.dataset.close : link.dataset.open);
};

const choose = (form, button) => {
  for (const each of form.querySelectorAll("button[name=action]")) {
    each.classList.toggle("is-chosen", each === button);
  }
  const reason = form.elements.reason;
  reason.setAttribute("aria-description", button.textContent.trim());
  reason.focus();
};

const decide = (action) => {
  const form = current()?.querySelector(".decision") ?? document.activeElement.closest(".several");
  const button = form?.querySelector(`button[value=${action}]`);
  if (button) {
    choose(form, button);
  }
};

// the case that follows takes the focus when the page comes back
const rememberNext = (one) => {
  const all = cases();
  store(sessionStorage, NEXT, all[all.indexOf(one) + 1]?.id ?? "");
};

const follow = (link) => link?.click();

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  c: () => decide("CONFIRM"),
  r: () => decide("RESTORE"),
  l: () => decide("LOCK"),
  g: () => decide("LEGAL"),
  v: () => {
    const link = current()?.querySelector(".veiled");
    if (link) {
      unveil(link);
    }
  },
  m: () => follow(current()?.querySelector(".claim button")),
  x: () => follow(current()?.querySelector(".case-choose input")),
  s: () => go(document.querySelector(".several")),
  n: () => document.querySelector(".note textarea")?.focus(),
  u: () => follow(document.querySelector("[data-queue]")),
  "?": () => {
    const help = document.querySelector(".keys");
    help.open = !help.open;
    help.querySelector("summary").focus();
  },
};

// on an Arabic layout the same key gives an Arabic letter
const letter = (event) => (/^[a-z?]$/i.test(event.key) ? event.key : event.code.replace("Key", "")).toLowerCase();

const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return;
  }
  const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape" && typing) {
    go(event.target.closest(".case, .several"));
  } else if (event.key === "Enter" && event.target.matches(".cases > .case")) {
    follow(event.target.querySelector(".case-state a"));
  } else if (event.key === "Enter" && event.target.matches(".decision input[name=reason], .several input[name=reason]")) {
    event.preventDefault();
    const chosen = event.target.form.querySelector(".is-chosen");
    if (chosen) {
      event.target.form.requestSubmit(chosen);
    }
  } else if (!typing && stored(localStorage, KEYS) !== "off") {
    const action = ACTIONS[letter(event)];
    if (action) {
      event.preventDefault();
      action();
    }
  }
};

document.addEventListener("keydown", onKey);
for (const link of document.querySelectorAll(".veiled")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    unveil(link);
  });
}
for (const form of document.querySelectorAll(".cases .decision, .cases .answer")) {
  form.addEventListener("submit", () => rememberNext(form.closest(".case")));
}
const keys = document.querySelector("[data-keys]");
if (keys) {
  keys.checked = stored(localStorage, KEYS) !== "off";
  keys.addEventListener("change", () => store(localStorage, KEYS, keys.checked ? "on" : "off"));
}
const next = stored(sessionStorage, NEXT);
if (next !== null) {
  try {
    sessionStorage.removeItem(NEXT);
  } catch {
    // the same
  }
  go(document.getElementById(next) ?? cases()[0]);
} else if (location.hash.startsWith("#case-")) {
  go(document.getElementById(location.hash.slice(1)));
}
