import type { Problem } from '../../core/problem.ts'
import type { Page } from '../../core/slice.ts'
import type { Translator } from '../../core/text.ts'
import { code } from '../../ui/code.ts'
import { type Html, html } from '../../ui/html.ts'
import { frameTexts } from '../frame-texts.ts'
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

/** In place of a page of the console that the reader's roles do not open: within the console, with where to go. */
export function closedPage(
  { path, surface, permission }: Page<unknown, Html>,
  name: string,
): Page<unknown, Html> {
  return {
    path,
    surface,
    permission,
    load: async () => null,
    render: (_, { t, base }) => ({
      title: t(frameTexts.notYoursTitle),
      main: html`<p>${t(frameTexts.notYours)}</p><p><a href="${base}/console">${t(frameTexts.toConsole)}</a></p><p class="hint">${t.parts(texts.code, { code: code(name) })}</p>`,
    }),
  }
}
