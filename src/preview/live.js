// Keeps an open page as the record stands: loads it again when the preview says so.
const query = new URL(document.currentScript.src).search;
const events = new EventSource(`/_jangbu/events${query}`);
events.addEventListener("message", (message) => {
  const { kind } = JSON.parse(message.data);
  if (kind === "page" || kind === "assets") location.reload();
});
