import { defineCheck, holds, judge, violated } from '#model'
import { StoreSettings } from '#views'

export default defineCheck({
  id: 'recovery/retention-is-locked',
  title: 'Stores keep what they hold until a locked day',
  severity: 'low',
  about: StoreSettings,
  kinds: ['gcp:storage:bucket', 'azure:storage:container'],
  rationale:
    'Ransomware deletes before it demands. What a locked retention policy holds cannot be ' +
    "deleted before its day, by nobody, the intruder with an owner's session included.",
  remedy: {
    azure:
      'Set a time-based retention policy on the container and lock it, where the data has to be kept.',
    gcp: 'Set a retention policy and lock it, where the data has to be kept.',
  },
  controls: {
    'nist-800-53-r5': ['CP-9', 'SI-12'],
  },
  covers: {
    'azure:storage:container': ['azure-storage-container-immutability'],
    'gcp:storage:bucket': ['gcp-storage-bucket-retention'],
  },

  evaluate: (store) =>
    judge(store.retention, (retention) => {
      if (retention === null) return violated(`The ${store.noun} has no retention policy.`)
      return retention.locked
        ? holds(
            `The ${store.noun} keeps everything for ${retention.days} days, and nobody can lift it.`,
          )
        : violated(`The retention policy of the ${store.noun} can be lifted.`)
    }),
})
