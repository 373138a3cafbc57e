import { defineCheck, every, holds, judge, violated } from '#model'
import { inWords, Shared } from '#views'

export default defineCheck({
  id: 'sharing/no-public-copy',
  title: 'Snapshots and images are shared with nobody unknown',
  severity: 'critical',
  about: Shared,
  rationale:
    'Public snapshots are listed in the console of every customer, and there are crawlers ' +
    'that copy each new one within minutes to search it for keys, password files and customer ' +
    'tables. Taking it back afterwards does not take back the copy.',
  remedy: {
    aws: 'Remove the group all from the share attribute and turn on block public access for snapshots and images in the region.',
    azure: 'Revoke the access of the snapshot and disable its public network access.',
    gcp: 'Remove allUsers and allAuthenticatedUsers from the IAM policy of the image or snapshot.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'MP-4'],
  },
  covers: {
    'aws:rds:snapshot': ['aws-rds-snapshot-public'],
    'aws:rds:cluster-snapshot': [
      'aws-rds-cluster-snapshot-public',
      'aws-documentdb-snapshot-public',
      'aws-neptune-snapshot-public',
    ],
    'aws:ec2:snapshot': ['aws-ec2-ebs-snapshot-public'],
    'aws:ec2:image': ['aws-ec2-ami-public'],
    'gcp:compute:image': ['gcp-compute-image-public'],
    'gcp:compute:snapshot': ['gcp-compute-snapshot-public'],
  },

  evaluate: (copy) =>
    every(copy.routes, ({ name, effective }) =>
      judge(effective.public, (exposures) =>
        exposures.length === 0
          ? holds(`The ${name} admits nobody unknown.`)
          : violated(`The ${name} admits ${inWords(exposures)}.`, exposures),
      ),
    ),
})
