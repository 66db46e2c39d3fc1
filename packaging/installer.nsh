; SPDX-License-Identifier: Apache-2.0
; Offers Counterseal in the menu of every folder: that of a vault looks like any other to the system.

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Counterseal" "" "Open the vault with Counterseal"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Counterseal" "Icon" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Directory\shell\Counterseal\command" "" '"$appExe" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Directory\shell\Counterseal"
!macroend
