import { z } from 'zod'
import { operation } from '#model'
import { Policy } from '../iam/policy.ts'
import { nextPage, type Page } from '../page.ts'

interface OfParent extends Page {
  readonly parent: string
}

const Locations = z.object({ locations: z.array(z.object({ name: z.string() })).default([]) })

/** Key rings can be listed in one location at a time only. */
export const listLocations = operation<{ readonly name: string } & Page>()({
  id: 'cloudkms:locations.list',
  permissions: ['cloudkms.locations.list'],
  decode: (body) => Locations.parse(body).locations,
  next: nextPage,
})

const KeyRings = z.object({ keyRings: z.array(z.object({ name: z.string() })).default([]) })

export const listKeyRings = operation<OfParent>()({
  id: 'cloudkms:keyRings.list',
  permissions: ['cloudkms.keyRings.list'],
  decode: (body) => KeyRings.parse(body).keyRings,
  next: nextPage,
})

export const getKeyRingPolicy = operation<{ readonly resource: string }>()({
  id: 'cloudkms:keyRings.getIamPolicy',
  permissions: ['cloudkms.keyRings.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})

/** https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys */
const CryptoKey = z.object({
  name: z.string(),
  purpose: z.string().optional(),
  primary: z.object({ state: z.string() }).optional(),
  rotationPeriod: z.string().optional(),
  nextRotationTime: z.string().optional(),
  destroyScheduledDuration: z.string().optional(),
  importOnly: z.boolean().default(false),
  versionTemplate: z.object({ protectionLevel: z.string().optional() }).optional(),
  labels: z.record(z.string(), z.string()).default({}),
})
export type CryptoKeyRecord = z.infer<typeof CryptoKey>

const CryptoKeys = z.object({ cryptoKeys: z.array(CryptoKey).default([]) })

export const listCryptoKeys = operation<OfParent>()({
  id: 'cloudkms:cryptoKeys.list',
  permissions: ['cloudkms.cryptoKeys.list'],
  decode: (body) => CryptoKeys.parse(body).cryptoKeys,
  next: nextPage,
})

export const getCryptoKeyPolicy = operation<{ readonly resource: string }>()({
  id: 'cloudkms:cryptoKeys.getIamPolicy',
  permissions: ['cloudkms.cryptoKeys.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})

const Versions = z.object({
  cryptoKeyVersions: z.array(z.object({ name: z.string(), state: z.string() })).default([]),
})

/** Asked for keys without a primary version only: asymmetric ones, and those still empty. */
export const listCryptoKeyVersions = operation<OfParent>()({
  id: 'cloudkms:cryptoKeyVersions.list',
  permissions: ['cloudkms.cryptoKeyVersions.list'],
  decode: (body) => Versions.parse(body).cryptoKeyVersions,
  next: nextPage,
})
