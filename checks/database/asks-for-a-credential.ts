import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseLogin } from '#views'

export default defineCheck({
  id: 'database/asks-for-a-credential',
  title: 'Databases and caches let nobody in without a credential',
  severity: 'critical',
  about: DatabaseLogin,
  rationale:
    'A cache that asks for nothing belongs to whoever reaches its port: sessions are read and ' +
    'forged, queues are filled, and the engine is made to write files for its master. One ' +
    'machine taken over in the same network is enough.',
  remedy: {
    azure: 'Remove authnotrequired from the configuration of the cache.',
  },
  controls: {
    'nist-800-53-r5': ['IA-2', 'AC-3'],
  },
  covers: {
    'azure:redis:cache': ['azure-redis-auth-disabled'],
  },

  evaluate: ({ noun, asksNobody }) =>
    judge(asksNobody, (open) =>
      open
        ? violated(`The ${noun} lets in whoever reaches it, and asks for nothing.`)
        : holds(`The ${noun} asks for a credential.`),
    ),
})
