import { defineCheck, holds, judge, violated } from '#model'
import { SearchSettings } from '#views'

export default defineCheck({
  id: 'encryption/nodes-speak-encrypted',
  title: 'Search nodes encrypt what they send each other',
  severity: 'medium',
  about: SearchSettings,
  rationale:
    'Between its nodes a cluster sends the documents themselves. An attacker who gets hold of one ' +
    'machine in the network reads them as they pass, whatever the disks are encrypted with.',
  remedy: {
    aws: 'Turn on node-to-node encryption.',
  },
  controls: {
    'nist-800-53-r5': ['SC-8'],
  },
  covers: {
    'aws:opensearch:domain': ['aws-opensearch-node-to-node'],
  },

  evaluate: (search) =>
    judge(search.nodesEncrypt, (isOn) =>
      isOn
        ? holds(`The nodes of the ${search.noun} encrypt what they send each other.`)
        : violated(`The nodes of the ${search.noun} send each other documents in clear.`),
    ),
})
