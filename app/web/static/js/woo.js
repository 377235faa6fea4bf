// @ts-check
// A Woo dossier: tells how far long work is, and points from a card to its passage.

const EVERY = 2000;
const ENDED = ['done', 'failed', 'cancelled'];

/** @param {HTMLElement} place */
function follow(place) {
  const bar = place.querySelector('progress');
  const words = place.querySelector('[data-stand]');
  const look = async () => {
    const answer = await fetch(`/v1/woo/opdrachten/${encodeURIComponent(place.dataset.opdracht ?? '')}`).catch(() => null);
    const job = answer?.ok ? await answer.json() : null;
    if (job && ENDED.includes(job.state)) return location.reload();
    if (job?.total && bar && words) {
      bar.max = job.total;
      bar.value = job.done;
      words.textContent = `${job.done} van ${job.total} stappen klaar.`;
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
}

/** Shows on the page which passage a card is about. @param {HTMLElement} card */
function pointFrom(card) {
  const passages = document.querySelectorAll(`a[href="#${card.id}"]`);
  const show = () => {
    for (const other of document.querySelectorAll('[data-hier]')) other.removeAttribute('data-hier');
    for (const passage of passages) passage.setAttribute('data-hier', '');
    passages[0]?.scrollIntoView({ block: 'nearest' });
  };
  card.addEventListener('focusin', show);
}

for (const place of document.querySelectorAll('[data-opdracht]')) if (place instanceof HTMLElement) follow(place);
for (const card of document.querySelectorAll('.vst')) if (card instanceof HTMLElement) pointFrom(card);
