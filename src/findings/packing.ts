/**
 * How a finding is kept small: what its check says of every resource is kept once, what the
 * evidence repeats is left out, and the rest is deflated.
 *
 * @module
 */

import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Finding } from '#model'

/** What all findings of one check about one kind have in common. */
type AboutCheck = Pick<Finding, 'check' | 'title' | 'severity' | 'remedy' | 'controls' | 'covers'>

export interface Packed {
  /** JSON, the same for every finding of the check about the kind. */
  readonly aboutCheck: string
  /** JSON of the rest. */
  readonly own: string
}

export function pack(finding: Finding): Packed {
  const { check, title, severity, remedy, controls, covers, exposures, life, ...own } = finding
  const aboutCheck: AboutCheck = { check, title, severity, remedy, controls, covers }
  return { aboutCheck: JSON.stringify(aboutCheck), own: JSON.stringify(own) }
}

export function aboutOf(aboutCheck: string): AboutCheck {
  // Written by `pack`, into a store of this very version.
  return JSON.parse(aboutCheck) as AboutCheck
}

export function unpack(aboutCheck: string, own: string): Finding {
  // Both were written by `pack`, into a store of this very version.
  const finding = { ...JSON.parse(own), ...aboutOf(aboutCheck) } as Finding
  const exposures = finding.evidence.flatMap((one) => one.exposures ?? [])
  return exposures.length > 0 ? { ...finding, exposures } : finding
}

/**
 * What most findings are made of, so that none has to say it again: the words of a finding as JSON,
 * the commonest last. A change to it is a change of the store's version.
 */
const DICTIONARY = Buffer.from(
  [
    '"region":"europe-west1","region":"us-east-1","region":"eu-west-1","region":null',
    '{"id":"ajar-","status":"unknown","provider":"gcp","provider":"azure","account":"',
    '"resource":{"kind":"gcp:storage:bucket","id":"//storage.googleapis.com/projects/_/buckets/',
    '"resource":{"kind":"azure:storage:account","id":"/subscriptions/","resourceGroups/providers/Microsoft.',
    '"gaps":[{"call":"","reason":"denied","permission":"","detail":"AccessDenied"}]',
    '"provider":"aws","resource":{"kind":"aws:s3:bucket","id":"arn:aws:s3:::","name":"","tags":{"',
    '"status":"fail","evidence":[{"statement":"The bucket policy of admits account to read.","value":',
    '[{"who":"stranger","who":"any-customer","who":"anyone","principal":"anyone, without signing in",',
    '"via":"direct","network":"internet","what":["list","read","write","administer"],',
    '"witness":{"principal":"*","action":"s3:GetObject","resource":"arn:aws:","context":{"aws:SecureTransport":["true"]}},',
    '"admittedBy":{"document":"bucket policy","pointer":"/Statement/1"},"wouldStop":["RestrictPublicBuckets of the account"],',
    '"fix":"Remove /Statement/1 from the bucket policy.","fix":null,"risks":[]}],',
    '"from":["s3:GetBucketPolicy","s3:GetPublicAccessBlock"],"exposures":[{"gaps":[]}',
  ].join(''),
)

/** Level 1: the further levels cost more time than they save space. */
export function deflate(text: string): Uint8Array {
  return deflateRawSync(text, { level: 1, dictionary: DICTIONARY })
}

export function inflate(body: Uint8Array): string {
  return inflateRawSync(body, { dictionary: DICTIONARY }).toString('utf8')
}

/** 64 bits in hexadecimal: enough to tell whether one thing has changed. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
