// Link rot: what became of an address that was cited, judged from one look after the other. The site is the only witness, so
// nothing is said to be gone before it failed for a week.
export {
  firstVisit,
  judgeLink,
  type LinkBefore,
  type LinkJudgement,
  type LinkLook,
  LINK_STATES,
  type LinkState,
} from './judge.ts'
export { pageLikeness } from './likeness.ts'
