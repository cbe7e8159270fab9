; uninstall.exe, which the Setup puts into the program's folder. It is a program of its own instead of NSIS's uninstaller,
; which goes on as a copy of itself, and so ends with 0 before anything is removed or refused.
; Unattended: uninstall.exe /S   Exit codes: 0 done, 1 cancelled, 4 the program is open, 5 this is not its folder,
; 6 a file in the folder is open.
!include common.nsh
VIAddVersionKey "FileDescription" "Removes the ${NAME}"
Caption "Remove the ${NAME}"
InstallButtonText "Remove"
!define COPY "$TEMP\eia-wizard-uninstall.exe"

!define MUI_WELCOMEPAGE_TITLE "Remove the ${NAME}"
!define MUI_WELCOMEPAGE_TEXT "This removes the ${NAME} from this computer.$\r$\n$\r$\nYour drafts stay where they are, in Documents, and so do your settings.$\r$\n$\r$\nChoose Remove to go on."
!define MUI_PAGE_HEADER_TEXT "Removing the ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "Your drafts and settings stay where they are."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "The ${NAME} is removed"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Your drafts and settings are where they were."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Function .onInit
  ; The copy that deletes uninstall.exe once that has ended: see below.
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/after=" $R1
  ${IfNot} ${Errors}
    ${For} $R2 1 100
      ClearErrors
      Delete "$R1\uninstall.exe"
      ${IfNot} ${Errors}
        ${Break}
      ${EndIf}
      Sleep 100
    ${Next}
    RMDir "$R1"
    SetErrorLevel 0
    Quit
  ${EndIf}
  StrCpy $INSTDIR $EXEDIR
  ${IfNot} ${FileExists} "$INSTDIR\parts.cdx.json"
    !insertmacro Refuse 5 "The ${NAME} is not in $INSTDIR."
  ${EndIf}
FunctionEnd

; Only what the Setup put there goes: drafts, settings and unsaved text stay.
Section
  !insertmacro RefuseWhileOpen "remove it"
  !insertmacro RemoveFolders
  ${If} ${Errors}
    !insertmacro Refuse 6 "A file in $INSTDIR is open in another program. Close that, and remove the ${NAME} again."
  ${EndIf}
  Delete "$INSTDIR\eia-wizard.cmd"
  Delete "$INSTDIR\eia-wizard.ico"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ${WordReplace} "${PROGRAM}" "\" "_" "+" $R4
  DeleteRegKey HKCU "Console\$R4"
  DeleteRegKey HKCU "Console\${NAME}"
  DeleteRegKey HKCU "${UNINSTALL}"
  Delete "$INSTDIR\parts.cdx.json"
  ; A program that runs cannot delete itself. A copy of it does that, and stays among the temporary files.
  SetOutPath "$TEMP"
  CopyFiles /SILENT "$EXEPATH" "${COPY}"
  Exec '"${COPY}" /S /after=$INSTDIR'
SectionEnd
