// Hands an article on by the device's own means, or puts its short address on the clipboard. Without this script there are a
// link that opens the reader's mail, and the address itself.
const share = document.querySelector(".share");

if (share) {
  const { title, address, copied } = share.dataset;
  const send = share.querySelector(".share-send");
  const copy = share.querySelector(".share-copy");

  send.hidden = !navigator.share;
  send.addEventListener("click", async () => {
    try {
      await navigator.share({ title, url: address });
    } catch (reason) {
      if (reason.name !== "AbortError") {
        throw reason; // else the reader has thought better of it
      }
    }
  });
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address);
    share.querySelector(".share-copied").textContent = copied;
  });
}
