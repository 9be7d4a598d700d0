import { isLanguage, LANGUAGES } from '../../../core/text.ts'
import { holds } from '../../../core/actor.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { buttonLink } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { bundle } from '../actions/bundle.ts'
import { bundleTexts as texts } from '../texts/bundle.ts'
import { casePage } from './frame.ts'

/** Where bundles are downloaded. */
const BUNDLES = '/console/evidence/bundles'

interface Data {
  readonly mayMake: boolean
}

/** The case as one file for a court. */
export const bundlePage = casePage<Data>({
  path: 'bundle',
  permission: 'cases:read',
  labels: texts,
  forms: {
    make: { action: 'cases.bundle', next: () => `${BUNDLES}#made`, said: texts.saidMade },
  },
  load: async ({ actor }: PageContext) => ({
    mayMake: holds(actor, 'cases:lead') && holds(actor, 'evidence:handle'),
  }),
  render: ({ mayMake }, view, of) => ({
    shown: html`<p>${view.t(texts.told)}</p>`,
    forms: mayMake && makePart(view, of),
  }),
})

function makePart(view: View, of: string): Content {
  const { t, node, base } = view
  const form = actionForm(view, {
    name: 'make',
    action: bundle,
    labels: texts,
    hidden: { case: of },
    values: { language: t.language },
    choices: {
      language: node.languages
        .filter(isLanguage)
        .map((value) => ({ value, label: LANGUAGES[value].name })),
    },
    button: texts.make,
  })
  const link = buttonLink({
    href: `${base}${BUNDLES}`,
    label: t(texts.toBundles),
    kind: 'secondary',
  })
  return [form, html`<p class="hint">${t(texts.where)}</p><p>${link}</p>`]
}
