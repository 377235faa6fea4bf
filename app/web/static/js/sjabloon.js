// @ts-check
// Finds elements that must be there, and makes new ones from the templates of the page.

/** @template {Element} T @param {ParentNode} root @param {string} selector @param {new () => T} type @returns {T} */
export function need(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page misses ${selector}`);
  return found;
}

/** @param {string} name @returns {HTMLElement} */
export function clone(name) {
  const template = need(document, `template[data-sjabloon=${name}]`, HTMLTemplateElement);
  const made = template.content.firstElementChild?.cloneNode(true);
  if (!(made instanceof HTMLElement)) throw new Error(`the template ${name} is empty`);
  return made;
}
