// Completes what is typed into the search field. Without this script the field is a field.
const PAUSE_MILLIS = 150;

const field = document.querySelector(".search-form input[type=search]");
const list = document.getElementById("suggestions");

if (field && list) {
  let timer;
  let asked;

  const show = (items) =>
    list.replaceChildren(
      ...items.map((item) => {
        const option = document.createElement("option");
        option.value = item.text;
        return option;
      }),
    );

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const address = `/api/v1/search/suggestions?q=${encodeURIComponent(field.value)}`;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      show(answer.ok ? (await answer.json()).items : []);
    } catch {
      // typed on, or offline: what was offered stays
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MILLIS);
  });
}
