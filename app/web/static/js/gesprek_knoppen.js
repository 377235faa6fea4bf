// @ts-check
// Buttons and links in a conversation: stop, an example, copy, a source to look at.

/** @typedef {{stop(): void, say(text: string): void, field: HTMLTextAreaElement, bronnen: {light(id: string): void}}} Praten */

/** @param {HTMLElement} root @param {Praten} praten */
export function listen(root, praten) {
  root.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[data-stop]')) praten.stop();
    const example = target?.closest('[data-voorbeeld]');
    if (example instanceof HTMLElement) {
      event.preventDefault();
      praten.field.value = example.dataset.voorbeeld ?? '';
      praten.field.focus();
    }
    const link = target?.closest('a');
    if (link?.matches('.cite, .flag')) praten.bronnen.light(link.hash.slice(1));
    if (link?.hasAttribute('data-kopieer') && navigator.clipboard) {
      event.preventDefault();
      void copy(link.href, praten);
    }
  });
}

/** A form that opens under an answer is not left behind the field. @param {HTMLElement} root */
export function showWhatOpens(root) {
  root.addEventListener('htmx:after:swap', () => {
    root.querySelector('.rating__why')?.scrollIntoView({ block: 'nearest' });
  });
}

/** @param {string} address @param {Praten} praten */
async function copy(address, praten) {
  const response = await fetch(address);
  if (!response.ok) return praten.say('Kopiëren lukt niet. Probeer het opnieuw.');
  await navigator.clipboard.writeText(await response.text());
  praten.say('Gekopieerd, met bronnen.');
}
