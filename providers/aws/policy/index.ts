/**
 * The AWS policy language: who is let in by a policy, decided and shown.
 *
 * @module
 */

export { CAPABILITIES, type Capability } from './actions.ts'
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
  type TrustZone,
} from './question.ts'
export type { Who } from './scene.ts'
export type {
  Admission,
  Answer,
  Doubt,
  Exposure,
  PolicyVerdict,
  RequestPrincipal,
  Risk,
  WitnessRequest,
} from './verdict.ts'
