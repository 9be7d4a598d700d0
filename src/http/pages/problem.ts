import type { Problem } from '../../core/problem.ts'
import type { Translator } from '../../core/text.ts'
import { code } from '../../ui/code.ts'
import { type Html, html } from '../../ui/html.ts'
import { texts } from '../texts.ts'

/** What a person sees instead of a page: what went wrong, and a way on. */
export function problemPage(
  problem: Problem,
  sentence: string,
  t: Translator,
  base: string,
): { title: string; main: Html } {
  const title = problem.status === 404 ? t(texts.notFoundTitle) : t(texts.problemTitle)
  const way =
    problem.status === 401
      ? html`<a href="${base}/sign-in">${t(texts.signIn)}</a>`
      : html`<a href="${base}">${t(texts.backToStart)}</a>`
  return {
    title,
    main: html`<p>${sentence}</p>${problem.status === 404 && html`<p>${t(texts.notFoundMore)}</p>`}<p>${way}</p><p class="hint">${t.parts(texts.code, { code: code(problem.code) })}</p>`,
  }
}
