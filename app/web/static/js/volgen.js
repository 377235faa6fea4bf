// @ts-check
// Tells how far long work is, and shows the page anew when it has ended.

const EVERY = 2000;
const ENDED = ['done', 'failed', 'cancelled'];

/** @typedef {{state: string, done: number, total: number}} Stand */

/** Follows the work behind an address.
 * @param {HTMLElement} place with a progress bar and a [data-stand] for the words
 * @param {string} address @param {(answer: any) => Stand} read @param {string} what what is counted */
export function follow(place, address, read, what) {
  const bar = place.querySelector('progress');
  const words = place.querySelector('[data-stand]');
  const look = async () => {
    const answer = await fetch(address).catch(() => null);
    const stand = answer?.ok ? read(await answer.json()) : null;
    if (stand && ENDED.includes(stand.state)) return location.reload();
    if (stand?.total && bar && words) {
      bar.max = stand.total;
      bar.value = stand.done;
      words.textContent = `${stand.done} van ${stand.total} ${what} klaar.`;
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
}
