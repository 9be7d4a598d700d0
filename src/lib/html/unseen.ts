import { hasHidingClass, hidingOf, isStruck } from './hiding.ts'
import { attribute, type Element, type Tree, textOf } from './tree.ts'
import { isHiddenElement } from './walk.ts'

/**
 * What tells of an element whether nobody reads what it holds: it is hidden or struck by itself, by its class, or by the
 * page's own sheets or these. What hides for some screens only does not count.
 */
export function unseenIn(tree: Tree, sheets: readonly string[]): (element: Element) => boolean {
  const own = tree.styles.filter((style) => !attribute(style, 'media')).map(textOf)
  const { hides } = hidingOf([...sheets, ...own])
  return (element) =>
    isHiddenElement(element) ||
    isStruck(element, attribute(element, 'style') ?? '') ||
    hasHidingClass(element) ||
    hides(element)
}
