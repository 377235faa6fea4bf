// @ts-check
// A Woo dossier: tells how far long work is, and points from a card to its passage.

import { follow } from './volgen.js';

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

for (const place of document.querySelectorAll('[data-opdracht]')) {
  if (!(place instanceof HTMLElement)) continue;
  follow(place, `/v1/woo/opdrachten/${encodeURIComponent(place.dataset.opdracht ?? '')}`, (job) => job, 'stappen');
}
for (const card of document.querySelectorAll('.vst')) if (card instanceof HTMLElement) pointFrom(card);
