// Copy buttons (ui::copy): <button data-copy="id-of-the-thing" data-copied="…" data-failed="…" hidden>. Shown only where copying works;
// the words stay selectable for everyone else.

for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  const label = button.querySelector("[data-copy-label]") ?? button;
  const words = label.textContent;
  button.addEventListener("click", async () => {
    const text = "value" in source ? source.value : source.innerText;
    try {
      await navigator.clipboard.writeText(text);
      label.textContent = button.dataset.copied;
    } catch {
      label.textContent = button.dataset.failed;
    }
    setTimeout(() => {
      label.textContent = words;
    }, 4000);
  });
}
