// @ts-check
// A run of the lab bench that is not ready yet.

import { follow } from './volgen.js';

for (const place of document.querySelectorAll('[data-meting]')) {
  if (!(place instanceof HTMLElement)) continue;
  const address = `/v1/metingen/${encodeURIComponent(place.dataset.meting ?? '')}`;
  follow(place, address, (run) => ({ state: run.state, done: run.done, total: run.wanted }), 'resultaten');
}
