import type { z } from 'zod'
import type { Choice } from '../../../ui/field.ts'
import type { official } from '../schema.ts'

type Post = Pick<z.infer<typeof official>, 'id' | 'post' | 'label'>

/** A post with the label that tells it from others of its kind. */
export function postName({ post, label }: Omit<Post, 'id'>): string {
  return label === null ? post : `${post} · ${label}`
}

/** Posts to choose one from. */
export function postChoices(posts: readonly Post[]): Choice[] {
  return posts.map((one) => ({ value: one.id, label: postName(one) }))
}
