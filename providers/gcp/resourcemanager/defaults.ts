import { defineProjection, map } from '#model'
import { Defaults } from '#views'
import { isEnforced } from './constraint.ts'
import { PROJECT, type Project } from './project.ts'

export const projectAsDefaults = defineProjection<Project, Defaults>({
  kind: PROJECT,
  as: Defaults,
  reads: ['publicAccessPrevention'],
  project: ({ facts }) => ({
    noun: 'project',
    publicAccessBlock: map(isEnforced(facts.publicAccessPrevention), (enforced) => ({
      'constraints/storage.publicAccessPrevention': enforced,
    })),
  }),
})
