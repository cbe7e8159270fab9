@echo off
rem The commands of the EIA wizard, for example: eia-wizard.cmd doctor
"%~dp0python\python.exe" -m eia_tui %*
