// Playbooks of CACAO 2.0: reading, writing, and going through their steps. Nothing in them is ever run.
export { adoptPlaybook, LEFT_OUT, type LeftOut } from './adopt.ts'
export { branchesOf, isValidAt, nextOf } from './check.ts'
export {
  type Agent,
  MAX_TEXT,
  type Playbook,
  type Step,
} from './model.ts'
export { answer, begin, type Run, runState, type Waiting } from './run.ts'
export { CacaoError, parsePlaybook, writePlaybook } from './text.ts'
export { commandText, roleOf, signersOf, wordsOf } from './words.ts'
