/** How a key was made, and to whom parts of it were handed. @module */

import { defineProjection, map } from '#model'
import { KeySettings } from '#views'
import { KEY, type Key } from './key.ts'

export const keyAsKeySettings = defineProjection<Key, KeySettings>({
  kind: KEY,
  as: KeySettings,
  reads: ['metadata', 'grants'],
  project: ({ facts: { metadata, grants } }) => ({
    noun: 'key',
    isImported: map(metadata, (told) => told?.origin === 'EXTERNAL'),
    isMultiRegion: map(metadata, (told) => told?.multiRegion ?? false),
    delegations: map(grants, (list) =>
      (list ?? []).map(({ GrantId, GranteePrincipal, Operations }) => ({
        id: GrantId,
        grantee: GranteePrincipal ?? 'nobody named',
        operations: Operations,
      })),
    ),
  }),
})
