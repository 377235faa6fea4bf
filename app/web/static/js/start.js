// @ts-check
// The first question goes along to the conversation, which sends it and shows the answer as it is written.

import { forgetDraft } from './pagina.js';

const form = document.querySelector('form[data-eerste-vraag]');
if (form instanceof HTMLFormElement) {
  form.addEventListener('submit', (event) => {
    const field = form.elements.namedItem('question');
    if (!(field instanceof HTMLTextAreaElement) || !field.value.trim()) return;
    event.preventDefault();
    const chosen = [...form.querySelectorAll('input[name=collectie]')];
    const ticked = chosen.filter((box) => box instanceof HTMLInputElement && box.checked);
    const names = ticked.map((box) => (box instanceof HTMLInputElement ? box.value : ''));
    const scope = ticked.length === chosen.length ? null : names;
    sessionStorage.setItem('eerste-vraag', JSON.stringify({ question: field.value, collections: scope }));
    forgetDraft(field);
    location.assign('/gesprek');
  });
  form.addEventListener('keydown', (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
