"""The workbench: the face officers and supervisors see."""
