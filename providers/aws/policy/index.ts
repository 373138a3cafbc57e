/**
 * The AWS policy language: who is let in by a policy, decided and shown.
 *
 * @module
 */

export {
  type Abilities,
  type Ability,
  type Actor,
  abilitiesOf,
  type IdentityDocument,
  type IdentityPolicies,
} from './abilities.ts'
export { isAllowed, type Layer } from './concrete.ts'
export { type PolicyDocument, readPolicy, type Statement } from './document.ts'
export { judgePolicy } from './judge.ts'
export { type PolicyStatus, policyStatus } from './publicByDefinition.ts'
export {
  type AccessPoint,
  isResourceKind,
  type PolicyQuestion,
  RESOURCE_KINDS,
  type ResourceKind,
} from './question.ts'
export type {
  Admission,
  Answer,
  Doubt,
  PolicyExposure,
  PolicyVerdict,
  RequestPrincipal,
  Risk,
  WitnessRequest,
} from './verdict.ts'
