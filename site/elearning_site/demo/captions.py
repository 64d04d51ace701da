"""Captions and transcript of the demo's film: both are made of the same cues, so they can never differ."""

from collections.abc import Iterator

from elearning_site.demo.entities_site import Film, Scene


def scene_times(film: Film) -> Iterator[tuple[Scene, int, int]]:
    """Each scene with its first and last second."""
    ends = [scene.start for scene in film.scenes[1:]] + [film.duration_seconds]
    for scene, end in zip(film.scenes, ends, strict=True):
        yield scene, scene.start, end


def _stamp(second: int) -> str:
    return f"{second // 3600:02d}:{second % 3600 // 60:02d}:{second % 60:02d}.000"


def webvtt(film: Film, language: str) -> str:
    """The captions as WebVTT. A cue stays until the next one, so nobody has to hurry."""
    cues = [cue for scene in film.scenes for cue in scene.cues]
    ends = [cue.at for cue in cues[1:]] + [film.duration_seconds]
    parts = ["WEBVTT\n"]
    for number, (cue, end) in enumerate(zip(cues, ends, strict=True), start=1):
        parts.append(f"{number}\n{_stamp(cue.at)} --> {_stamp(end)}\n{cue.words[language]}\n")
    return "\n".join(parts)


def transcript(film: Film, language: str) -> str:
    """The film in words, one paragraph a scene, paragraphs apart by an empty line."""
    return "\n\n".join(" ".join(cue.words[language] for cue in scene.cues) for scene in film.scenes)
