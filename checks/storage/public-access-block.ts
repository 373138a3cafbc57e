import { defineCheck, holds, judge, violated } from '#model'
import { Defaults } from '#views'

export default defineCheck({
  id: 'storage/public-access-block',
  title: 'Public access to object stores is blocked above them',
  severity: 'high',
  about: Defaults,
  rationale:
    'Every public bucket began as a private one. A block above the bucket makes the mistake ' +
    'of one engineer, or the first step of an intruder, fail at once: the door cannot be ' +
    'opened without first lifting a setting that few may touch.',
  remedy: {
    aws: 'Turn on all four Block Public Access settings for the account; make an access point anew with all four, as it cannot be changed.',
    azure: 'Set allowBlobPublicAccess to false on the storage account.',
    gcp: 'Enforce constraints/storage.publicAccessPrevention on the project, folder or organisation.',
  },
  controls: {
    'cis-aws-5.0': ['2.1.4'],
    'nist-800-53-r5': ['AC-3'],
  },
  covers: {
    'aws:s3:account': ['aws-s3-account-public-access-block'],
    'aws:s3:access-point': ['aws-s3-access-point-public-access-block'],
    'aws:s3:multi-region-access-point': ['aws-s3-multi-region-access-point-public-access-block'],
    'azure:storage:account': ['azure-storage-blob-anonymous-access'],
  },

  evaluate: (defaults) =>
    judge(defaults.publicAccessBlock, (settings) => {
      if (settings === null) return violated(`The ${defaults.noun} has no block on public access.`)
      const off = Object.entries(settings).flatMap(([name, isOn]) => (isOn ? [] : [name]))
      return off.length === 0
        ? holds(`The ${defaults.noun} blocks public access.`)
        : violated(`The ${defaults.noun} does not block public access: ${off.join(', ')} off.`)
    }),
})
