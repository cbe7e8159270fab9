@echo off
rem Starts the EIA wizard from this folder. Drafts are kept beside the folder, or in Documents if that cannot be written.
"%~dp0python\python.exe" -m eia_wizard_stick %*
if errorlevel 1 if "%~1"=="" pause
