import { asObject } from '../json/bounded.ts'
import type { Agent, Command, Playbook, Step } from './model.ts'

/** The extension in which our playbooks carry their words in other languages, and roles of whoever acts. */
export const WORDS_EXTENSION = 'extension-definition--8f1c2f0e-6f0f-4c3e-9d55-0c6a3f1f7a11'

/** What a person reads of a part of a playbook. */
export interface Words {
  readonly name: string
  readonly description: string
  /** Of a step with one thing to do: what that is. */
  readonly command: string
  /** Of a step with cases: what each is called. */
  readonly answers: Readonly<Record<string, string>>
}

/** Longest name of a signer that is shown. */
const MAX_SIGNER = 250

/** Whom its signatures name, each once; empty for a playbook that nobody signed. Whether they did is not checked here. */
export function signersOf({ signatures = [] }: Playbook): string[] {
  const names = signatures.map((one) => {
    const signee = asObject(one)?.['signee']
    return typeof signee === 'string' ? signee.slice(0, MAX_SIGNER).toWellFormed() : ''
  })
  return [...new Set(names)]
}

type Extended = Playbook | Step | Agent

function extensionOf(of: Extended): Readonly<Record<string, unknown>> {
  const all =
    'workflow' in of
      ? of.playbook_extensions
      : 'agent_target_extensions' in of
        ? of.agent_target_extensions
        : 'step_extensions' in of
          ? of.step_extensions
          : undefined
  return asObject((all as Readonly<Record<string, unknown>> | undefined)?.[WORDS_EXTENSION]) ?? {}
}

/** Its words in a language; where nobody wrote them, as the playbook itself has them. */
export function wordsOf(of: Extended, language: string): Words {
  const said = asObject(asObject(extensionOf(of)['words'])?.[language]) ?? {}
  const own = { name: of.name ?? '', description: of.description ?? '', command: ownCommand(of) }
  const word = (key: keyof typeof own) => (typeof said[key] === 'string' ? said[key] : own[key])
  const answers = Object.entries(asObject(said['answers']) ?? {}).filter(isWord)
  return {
    name: word('name'),
    description: word('description'),
    command: word('command'),
    answers: Object.fromEntries(answers),
  }
}

function isWord(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string'
}

/** Role of a node that an agent stands for; undefined where it says none. */
export function roleOf(agent: Agent): string | undefined {
  const { role } = extensionOf(agent)
  return typeof role === 'string' ? role : undefined
}

function ownCommand(of: Extended): string {
  if (!('commands' in of)) return ''
  return (of.commands as readonly Command[])
    .filter(({ type }) => type === 'manual')
    .map(commandText)
    .join('\n')
}

/** What a command says, as text: as it stands, or out of its base64. */
export function commandText({ command, command_b64: coded }: Command): string {
  return command ?? Buffer.from(coded ?? '', 'base64').toString('utf8')
}
