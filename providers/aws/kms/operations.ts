import { z } from 'zod'
import { operation } from '#model'

interface OneKey {
  readonly KeyId: string
}

const Keys = z.object({
  Keys: z.array(z.object({ KeyId: z.string(), KeyArn: z.string() })),
  NextMarker: z.string().optional(),
})

export const listKeys = operation<{ readonly Limit: number; readonly Marker?: string }>()({
  id: 'kms:ListKeys',
  permissions: ['kms:ListKeys'],
  decode: (body) => Keys.parse(body).Keys,
  next: (body, { Limit }) => {
    const Marker = Keys.parse(body).NextMarker
    return Marker ? { Limit, Marker } : undefined
  },
})

const Aliases = z.object({
  Aliases: z.array(z.object({ AliasName: z.string(), TargetKeyId: z.string().optional() })),
  NextMarker: z.string().optional(),
})

export const listAliases = operation<{ readonly Limit: number; readonly Marker?: string }>()({
  id: 'kms:ListAliases',
  permissions: ['kms:ListAliases'],
  decode: (body) => Aliases.parse(body).Aliases,
  next: (body, { Limit }) => {
    const Marker = Aliases.parse(body).NextMarker
    return Marker ? { Limit, Marker } : undefined
  },
})

const Description = z.object({
  KeyMetadata: z.object({
    KeyManager: z.enum(['AWS', 'CUSTOMER']),
    KeyState: z.string(),
    KeySpec: z.string().optional(),
    KeyUsage: z.string().optional(),
    Origin: z.string().optional(),
    MultiRegion: z.boolean().optional(),
    DeletionDate: z.date().optional(),
    ValidTo: z.date().optional(),
  }),
})

export const describeKey = operation<OneKey>()({
  id: 'kms:DescribeKey',
  permissions: ['kms:DescribeKey'],
  decode: (body) => {
    const { KeyMetadata: metadata } = Description.parse(body)
    return {
      manager: metadata.KeyManager,
      state: metadata.KeyState,
      spec: metadata.KeySpec ?? 'SYMMETRIC_DEFAULT',
      usage: metadata.KeyUsage ?? 'ENCRYPT_DECRYPT',
      origin: metadata.Origin ?? 'AWS_KMS',
      multiRegion: metadata.MultiRegion ?? false,
      deletionDate: metadata.DeletionDate?.toISOString() ?? null,
      validTo: metadata.ValidTo?.toISOString() ?? null,
    }
  },
})
export type KeyMetadata = ReturnType<typeof describeKey.decode>

const Policy = z.object({ Policy: z.string() })

/** Every key has one policy, which is called `default`. */
export const getKeyPolicy = operation<OneKey & { readonly PolicyName: 'default' }>()({
  id: 'kms:GetKeyPolicy',
  permissions: ['kms:GetKeyPolicy'],
  decode: (body) => Policy.parse(body).Policy,
})

const Rotation = z.object({
  KeyRotationEnabled: z.boolean(),
  RotationPeriodInDays: z.number().optional(),
})

/** The period was once fixed at a year, and is not told by every implementation. */
const USUAL_PERIOD_DAYS = 365

/** Days between rotations; null when the key is not rotated. */
export const getKeyRotationStatus = operation<OneKey>()({
  id: 'kms:GetKeyRotationStatus',
  permissions: ['kms:GetKeyRotationStatus'],
  decode: (body) => {
    const { KeyRotationEnabled, RotationPeriodInDays = USUAL_PERIOD_DAYS } = Rotation.parse(body)
    return KeyRotationEnabled ? RotationPeriodInDays : null
  },
})

const Grant = z.object({
  GrantId: z.string(),
  GranteePrincipal: z.string().optional(),
  RetiringPrincipal: z.string().optional(),
  Operations: z.array(z.string()).default([]),
})
export type KeyGrant = z.infer<typeof Grant>

const Grants = z.object({ Grants: z.array(Grant), NextMarker: z.string().optional() })

export const listGrants = operation<
  OneKey & { readonly Limit: number; readonly Marker?: string }
>()({
  id: 'kms:ListGrants',
  permissions: ['kms:ListGrants'],
  decode: (body) => Grants.parse(body).Grants,
  next: (body, { KeyId, Limit }) => {
    const Marker = Grants.parse(body).NextMarker
    return Marker ? { KeyId, Limit, Marker } : undefined
  },
})
