// A story of the exercise page: what may happen, with the buttons that let it. It opens where its reader is at work.
import { foldedBlock } from '../../ui/details.ts'
import type { Content, Html } from '../../ui/html.ts'

/** Address of the page with this story open, and in sight. */
export function storyPath(name: string): string {
  return `/console/exercise?at=${name}#${storyId(name)}`
}

/** Id of the element of a story; its name is that of the button that it is about, or the page's own word. */
export function storyId(name: string): string {
  return `story-${name.replaceAll('.', '-')}`
}

export function storyPart(
  of: { readonly name: string; readonly title: string; readonly isOpen: boolean },
  body: Content,
): Html {
  return foldedBlock({ id: storyId(of.name), title: of.title, isOpen: of.isOpen }, body)
}
