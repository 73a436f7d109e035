/// One thing that happened in a run; a run is the list of its events.
package enum RunEvent: Sendable, Equatable, Codable {
    case runStarted(RunStarted)
    case parameterSet(ParameterSet)
    case sectionEntered(SectionEntered)
    case alternativeChosen(AlternativeChosen)
    case stepStarted(StepStarted)
    case stepSpawned(StepSpawned)
    case commandFailed(CommandFailed)
    case stepFinished(StepFinished)
    case stepSkipped(StepSkipped)
    case stepEdited(StepEdited)
    case stepConfirmed(StepConfirmed)
    case criterionAttested(CriterionAttested)
    case wentBack(WentBack)
    case noteAdded(NoteAdded)
    case runSuspended(RunSuspended)
    case runFinished(RunFinished)
}
