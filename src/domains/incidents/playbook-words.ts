import type { z } from 'zod'
import { type Agent, type Playbook, type Step, wordsOf } from '../../lib/cacao/index.ts'
import type { stepWords } from './schema.ts'

/** Something in English and in every language of a node. */
export function inAll<T>(languages: readonly string[], say: (language: string) => T) {
  const all = [...new Set(['en', ...languages])]
  return Object.fromEntries(all.map((language) => [language, say(language)]))
}

/** Names of a playbook in the languages of a node. */
export function namesIn(playbook: Playbook, languages: readonly string[]): Record<string, string> {
  return inAll(languages, (language) => wordsOf(playbook, language).name)
}

/** Who does a step; undefined where it is no work of anybody. */
export function agentOf({ agent_definitions: agents }: Playbook, step: Step): Agent | undefined {
  return step.type === 'action' ? agents?.[step.agent] : undefined
}

/** What a step is called, what is to be done and by whom, in the languages of a node. */
export function stepWordsOf(
  playbook: Playbook,
  step: Step,
  languages: readonly string[],
): z.infer<typeof stepWords> {
  const agent = agentOf(playbook, step)
  return inAll(languages, (language) => {
    const { name, description, command, answers } = wordsOf(step, language)
    const text = [description, command].filter((part) => part !== '').join('\n')
    const who = agent === undefined ? '' : wordsOf(agent, language).name
    return { name, text, who, answers }
  })
}
