/**
 * An element that the page is known to have.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * A form control that the page is known to have.
 *
 * @param {string} id
 * @returns {HTMLInputElement}
 */
export const control = (id) => /** @type {HTMLInputElement} */ (byId(id));

/**
 * A new element with its properties and children; texts stay texts.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/**
 * A button that does something when it is pressed.
 *
 * @param {(button: HTMLButtonElement) => void} action
 * @param {Partial<HTMLButtonElement>} properties
 * @param {...(Node | string)} children
 */
export const makeButton = (action, properties, ...children) => {
  const button = make("button", { type: "button", ...properties }, ...children);
  button.addEventListener("click", () => action(button));
  return button;
};
